"""What is scripts/bench_service.py made of? Load, the loop without HTTP, what processes take."""
