"""What does the endpoint answer to the examples of its documentation? Asked of the application."""
