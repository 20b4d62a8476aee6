"""The official form as each edition declares it, and how to recognise its lines and columns in a grid."""
