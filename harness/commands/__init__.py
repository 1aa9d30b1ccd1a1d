"""What each command of `harness` does once its options are read; each module is imported when its command runs."""
