"""Which claims speak of the same matter as a statement, and on which points do they agree?"""
