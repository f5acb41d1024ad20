//! Decisions: the attempt machine, policies, throttle, custody; and the ports.
