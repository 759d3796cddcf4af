// Measures the start and the exit of Node.
