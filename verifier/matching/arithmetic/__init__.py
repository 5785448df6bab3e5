"""Which figures of the claims, put together by arithmetic, say something about a statement?"""
