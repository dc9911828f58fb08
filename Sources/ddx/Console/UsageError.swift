/// A command line that names what there is not, with what helps.
struct UsageError: Error {
  /// What is wrong: lower case, without a full stop.
  let message: String
  /// What to do.
  let help: String?

  init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }

  /// What a command line names that there is not.
  init(_ error: SetupError) { self.init(error.message, help: error.help) }
}
