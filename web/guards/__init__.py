"""What stands before every route: the headers of an answer, the name it is reached by, its size."""
