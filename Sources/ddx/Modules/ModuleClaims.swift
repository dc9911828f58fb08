import DDXCore
import DDXRanking

/// Who has which id, so that the second to claim it can be refused by name.
struct ModuleClaims {
  private var owners: [SourceID: String]
  /// Why modules were refused, a line each.
  private(set) var refusals: [String] = []
  /// The files of the modules that were refused.
  private(set) var absent: [String] = []

  /// Creates the list of the program's own modules.
  init(_ sources: [SourceID]) {
    owners = Dictionary(
      (sources + [.other]).map { ($0, "ddx itself") }, uniquingKeysWith: { first, _ in first })
  }

  /// A module with a free id, or a stand-in if its id is taken.
  mutating func accepted(_ module: LoadedModule, from path: String) -> LoadedModule {
    let id = module.source.descriptor.id
    guard let owner = owners[id] else {
      owners[id] = "`\(path)`"
      return module
    }
    return unavailable(path, "it has the id `\(id)`, which belongs to \(owner)")
  }

  /// A stand-in for a module that can't be used, listed under the name of its file.
  mutating func unavailable(_ path: String, _ reason: String) -> LoadedModule {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    var id = SourceID(name)
    var count = 1
    while owners[id] != nil {
      count += 1
      id = SourceID("\(name) (\(count))")
    }
    owners[id] = "`\(path)`"
    refusals.append("ddx: warning: `\(path)` is not used: \(reason)")
    absent.append(path)
    return LoadedModule(source: UnavailableSource(id: id, reason: reason), table: nil)
  }
}
