-- A computer that says how an order ended is also asked about the ended ones.
DROP INDEX computer_orders_open_of_device;
CREATE INDEX computer_orders_of_device ON computer_orders (device);
