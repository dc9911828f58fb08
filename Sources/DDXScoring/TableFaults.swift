/// One thing that is wrong with a table.
public protocol TableFault: Sendable {
  /// The line, from 1.
  var line: Int { get }
  /// The fault in words, lower case and without a full stop.
  var message: String { get }
}

/// Everything that is wrong with a table, in order of its lines.
public struct TableFaults: Error {
  /// The faults.
  public let faults: [any TableFault]

  init(_ faults: [any TableFault]) { self.faults = faults }
}
