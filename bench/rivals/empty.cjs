// What it takes to start Node and to end it again.
