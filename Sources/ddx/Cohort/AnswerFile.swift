import DDXDocuments

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is there with all its answers, or not at all.
///
/// They are written to `FILE.partial` beside it, which takes its name when the last one is on the
/// disk. Until then `FILE.journal` says how far the run has come.
final class AnswerFile {
  /// Why the file can't be written.
  enum Fault: Error {
    /// The system says no, for this reason.
    case system(path: String, reason: String)
    /// Another run writes it.
    case inUse(path: String)
    /// A run that was stopped left it, and nothing was said of going on.
    case isBegun(path: String, file: String)
    /// A run that was stopped left it, and it can't be known what of it is whole.
    case noJournal(path: String)
    /// It was begun by a run that another thing than this differs in.
    case otherRun(path: String, what: String, then: String, now: String)
  }

  /// Where an interrupted run continues.
  let resumed: Journal?
  private let path: String
  private let answers: OpenFile
  private let journal: OpenFile
  private var pending: [UInt8] = []
  private var size: Int

  private var partial: String { path + ".partial" }
  private var journalPath: String { path + ".journal" }

  /// Begins the file, or goes on with it.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - key: Everything the run depends on.
  ///   - goesOn: Whether to go on where a run that was stopped left it.
  /// - Throws: ``Fault`` where it can't.
  init(_ path: String, _ key: RunKey, goesOn: Bool) throws(Fault) {
    self.path = path
    guard !FileID.isFolder(path) else { throw .system(path, EISDIR) }
    let partial = path + ".partial"
    let journalPath = path + ".journal"
    answers = try OpenFile(partial, beside: path)
    journal = try OpenFile(journalPath, beside: path)
    guard flock(answers.number, LOCK_EX | LOCK_NB) == 0 else { throw .inUse(path: partial) }
    let written = Int(lseek(answers.number, 0, SEEK_END))
    let found = try? DocumentFile.readSaved(path: journalPath)
    let text = String(decoding: found ?? [], as: UTF8.self)
    size = 0
    if written == 0, text.isEmpty {
      resumed = nil
    } else {
      guard goesOn else { throw .isBegun(path: partial, file: path) }
      guard let old = Journal(text) else { throw .noJournal(path: partial) }
      if let (what, then, now) = key.difference(from: old.key) {
        throw .otherRun(path: partial, what: what, then: then, now: now)
      }
      let whole = old.entries.prefix { $0.size <= written }
      resumed = Journal(key: key, entries: Array(whole))
      size = whole.last?.size ?? 0
    }
    try check(ftruncate(answers.number, off_t(size)), partial)
    lseek(answers.number, 0, SEEK_END)
    // What was half written is not to be read as half of what follows.
    try check(ftruncate(journal.number, 0), journalPath)
    try write(
      Journal.opening(key) + (resumed?.entries ?? []).map(Journal.text).joined(), to: journal,
      journalPath)
  }

  /// Adds to the answers.
  func append(_ text: String) throws(Fault) {
    pending += VisibleText.bytes(of: text)
    if pending.count >= 1 << 16 { try flush() }
  }

  /// Writes down how far the run has come, once the answers so far are on the disk.
  func mark(
    _ position: FeedPosition, _ tally: Tally, _ ids: [Journal.ID]
  ) throws(Fault) {
    try flush()
    try check(fsync(answers.number), partial)
    try write(
      Journal.text(.init(position: position, tally: tally, size: size, ids: ids)), to: journal,
      journalPath)
  }

  /// Gives the file its name.
  func finish() throws(Fault) {
    try flush()
    try check(fsync(answers.number), partial)
    try check(rename(partial, path), path)
    try check(unlink(journalPath), journalPath)
  }

  /// Removes what was begun, since nobody can go on with it.
  func discard() {
    unlink(partial)
    unlink(journalPath)
  }

  private func flush() throws(Fault) {
    try write(pending, to: answers, partial)
    size += pending.count
    pending.removeAll(keepingCapacity: true)
  }

  private func write(_ text: String, to file: OpenFile, _ path: String) throws(Fault) {
    try write(Array(text.utf8), to: file, path)
  }

  private func write(_ bytes: [UInt8], to file: OpenFile, _ path: String) throws(Fault) {
    let code = Console.write(bytes, to: file.number)
    if code != 0 { throw .system(path, code) }
  }

  private func check(_ result: Int32, _ path: String) throws(Fault) {
    if result != 0 { throw .system(path, errno) }
  }

  /// A file as the system has it open.
  private final class OpenFile {
    /// Its number.
    let number: Int32

    /// Opens a file to read and to write, which need not be there.
    ///
    /// - Throws: ``Fault``; where none can be made here, of the file beside it that was asked for.
    init(_ path: String, beside file: String) throws(Fault) {
      number = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
      guard number < 0 else { return }
      let code = errno
      throw .system(InputPaths.isFile(path) ? path : file, code)
    }

    deinit { close(number) }
  }
}

extension AnswerFile.Fault {
  /// What the system says by a number.
  fileprivate static func system(_ path: String, _ code: Int32) -> AnswerFile.Fault {
    .system(path: path, reason: String(cString: strerror(code)))
  }

  /// The fault in words, with what helps.
  var message: String {
    switch self {
    case .system(let path, let reason): "\(path): error: can't be written: \(reason)\n"
    case .inUse(let path):
      "\(path): error: another ddx is writing it\n   help: wait for it, or name another file\n"
    case .isBegun(let path, let file):
      "\(path): error: left by an interrupted run\n   help: continue with `--resume`, or remove it "
        + "and \(file).journal to start again\n"
    case .noJournal(let path):
      "\(path): error: it is unknown how far its run got\n   help: remove it to start again\n"
    case .otherRun(let path, let what, let then, let now):
      "\(path): error: it was started with another \(what)\n   note: then \(then)\n   note: now  \(now)\n"
        + "   help: continue as it was started, or remove it to start again\n"
    }
  }
}
