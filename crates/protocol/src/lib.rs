//! What crosses the wire: requests, answers, ids, error codes, secrets, the password policy as data.
