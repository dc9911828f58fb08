import DDXDocuments

/// One profile of a run, read and not yet understood.
struct ProfileInput: Sendable {
  /// The file, as messages name it.
  let file: String
  /// Which of the run's paths it is of.
  let path: Int
  /// The number of the profile in its file, from 1; nil for a fault between two.
  let number: Int?
  /// The line of its file that it begins on; 0 for a file of its own.
  let line: Int
  /// The profile, or the reason why there is none.
  let part: Result<ProfilePart, DocumentFaults>
  /// Where the run continues after it.
  let next: FeedPosition
  /// How much of the input is then behind, from 0 to 1.
  let share: Double

  /// Whether it is part of a file that may hold several.
  var isPart: Bool { line > 0 }

  /// Its place, as messages name it.
  var words: String { isPart ? "\(file):\(line)" : file }
}

/// A place in the input of a run.
struct FeedPosition: Equatable, Sendable {
  /// The paths that are behind.
  var paths = 0
  /// What was taken of the next one, which is a cohort then.
  var items = 0
}

/// The profiles of a run, read one after the other; of a cohort, no more than one is held.
struct ProfileFeed {
  private let paths: PathList
  private var position: FeedPosition
  private var file: ProfileFile?

  /// Begins at a position.
  init(_ paths: PathList, from position: FeedPosition = FeedPosition()) {
    self.paths = paths
    self.position = FeedPosition(paths: position.paths)
    for _ in 0..<position.items { _ = next() }
  }

  /// The next profile, or nil at the end.
  mutating func next() -> ProfileInput? {
    while position.paths < paths.count {
      let path = paths[position.paths]
      do {
        if file == nil {
          file = try ProfileFile(path: path) { Interruption.isAsked }
        }
        guard let item = try file?.next() else {
          close()
          continue
        }
        position.items += 1
        let isCohort = file?.isCohort == true
        let index = position.paths
        if !isCohort { close() }
        return input(item, of: path, index)
      } catch {
        let index = position.paths
        close()
        return input(.fault(error, number: nil), of: path, index)
      }
    }
    return nil
  }

  /// What a thread takes at a time: so many profiles, or so many bytes of them.
  private static let portion = (count: 16, bytes: 256 << 10)

  /// The next few profiles, or nil at the end.
  mutating func portion() -> [ProfileInput]? {
    var portion: [ProfileInput] = []
    var bytes = 0
    while portion.count < Self.portion.count, bytes < Self.portion.bytes, let input = next() {
      bytes += (try? input.part.get().file.count) ?? 0
      portion.append(input)
    }
    return portion.isEmpty ? nil : portion
  }

  private mutating func close() {
    file = nil
    position = FeedPosition(paths: position.paths + 1)
  }

  private func input(_ item: ProfileFile.Item, of path: String, _ index: Int) -> ProfileInput {
    let size = file?.size ?? 0
    let share = size > 0 ? Double(file?.passed ?? 0) / Double(size) : 0
    let number: Int?
    var line = 0
    let part: Result<ProfilePart, DocumentFaults>
    switch item {
    case .profile(let profile):
      number = profile.number
      line = profile.origin?.line ?? 0
      part = .success(profile)
    case .fault(let faults, let place):
      number = place
      part = .failure(faults)
    }
    return ProfileInput(
      file: path == "-" ? "<stdin>" : path, path: index, number: number, line: line, part: part,
      next: position, share: (Double(position.paths) + share) / Double(paths.count))
  }
}
