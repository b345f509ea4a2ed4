"""Makes the table by which search takes simplified, traditional and regional forms of a character as one."""
