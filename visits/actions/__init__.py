"""One verb a file: what people can do, each as one unit of work."""
