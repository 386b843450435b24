"""The memory: tables and queries; rows in, values out."""
