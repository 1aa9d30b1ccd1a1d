"""Rules about the run itself: what kept a document from being checked."""
