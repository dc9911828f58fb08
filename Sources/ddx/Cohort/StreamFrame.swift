import ArgumentParser

/// How the profiles of a stream are separated.
enum StreamFrame: String, CaseIterable, ExpressibleByArgument {
  /// Each is on a line of its own.
  case lines
  /// Each is behind a line with its length in bytes and, after a space, the name of its file.
  case length
}
