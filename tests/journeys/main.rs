//! Whole journeys of people through the real window, against the real service.
