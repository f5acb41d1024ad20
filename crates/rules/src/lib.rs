//! A verdict for each password rule; the laptop and the service run the same.
