/// One thing that is wrong with a table.
public protocol TableFault: Sendable {
  /// The line, from 1.
  var line: Int { get }
  /// Words the fault, in lower case and without a full stop.
  ///
  /// - Parameter showValues: Whether the words may quote what a row holds, which is a patient's.
  /// - Returns: The words.
  func message(showValues: Bool) -> String
}

/// Everything that is wrong with a table, in order of its lines.
public struct TableFaults: Error {
  /// The faults.
  public let faults: [any TableFault]

  init(_ faults: [any TableFault]) { self.faults = faults }
}
