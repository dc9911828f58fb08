/// The ids of the profiles of one run, so that two patients under one id can be told apart.
struct ProfileIDs {
  private var paths: [String: String] = [:]

  /// Where an id was met before, or nil where it is new.
  mutating func earlier(_ id: String, at path: String) -> String? {
    guard let earlier = paths[id] else {
      paths[id] = path
      return nil
    }
    return earlier
  }
}
