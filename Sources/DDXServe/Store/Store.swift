#if Serve

import DDXCore
import DDXDocuments
import GRDB

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Profiles and their rankings that were kept, with who opened what: one file of SQLite that only
/// its owner may read.
///
/// What was kept is on the disk when the page says so: a program that is killed loses nothing of it.
public final class Store: Sendable {
  /// A profile that was kept.
  struct Entry: Sendable, FetchableRecord {
    /// Its number.
    let number: Int64
    /// The name of the profile.
    let name: String
    /// The digest of its document.
    let digest: String
    /// The document.
    let document: String
    /// When it was kept, as `2026-05-10 09:30:00` in UTC.
    let time: String
    /// Who kept it.
    let keeper: String

    init(row: Row) {
      number = row["number"]
      name = row["name"]
      digest = row["digest"]
      document = row["document"]
      time = row["time"]
      keeper = row["keeper"]
    }
  }

  /// A ranking of a profile that was kept.
  struct KeptRanking: Sendable {
    /// The digest of the profile.
    let profile: String
    /// The edition.
    let edition: String
    /// The digest of the edition.
    let rules: String
    /// The version of the engine.
    let engine: String
    /// The ranking as JSON.
    let json: String
  }

  /// Something that was done with what is kept.
  struct Act: Sendable, FetchableRecord {
    /// What was done.
    enum Kind: String, Sendable {
      case kept, opened, exported, deleted
    }

    /// When, as `2026-05-10 09:30:00` in UTC.
    let time: String
    /// Who.
    let person: String
    /// What.
    let kind: String
    /// The name of the profile.
    let name: String
    /// The digest of its document.
    let digest: String

    init(row: Row) {
      time = row["time"]
      person = row["person"]
      kind = row["kind"]
      name = row["name"]
      digest = row["digest"]
    }
  }

  private let path: String
  private let database: DatabaseQueue

  /// Opens what is kept in a folder, which is made where it is missing.
  ///
  /// - Parameter folder: The folder; nobody but its owner may be allowed to look into it.
  /// - Throws: ``StoreError`` where nothing can be kept there.
  public init(folder: String) throws(StoreError) {
    if mkdir(folder, 0o700) != 0, errno != EEXIST { throw StoreError.noFolder(folder) }
    guard let permissions = FolderPermissions(path: folder) else {
      throw StoreError.noFolder(folder)
    }
    guard !permissions.areForOthers else { throw StoreError.openFolder(folder) }
    let path = "\(folder)/ddx.sqlite"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw StoreError.noFile(path) }
    close(descriptor)
    guard chmod(path, 0o600) == 0 else { throw StoreError.noFile(path) }
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    // Another `ddx serve` may be at the same file.
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA synchronous = FULL")
      try database.execute(sql: "PRAGMA secure_delete = ON")
    }
    do {
      let database = try DatabaseQueue(path: path, configuration: configuration)
      try Store.migrator.migrate(database)
      self.path = path
      self.database = database
    } catch {
      throw StoreError(error, at: path)
    }
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(
        sql: """
          CREATE TABLE profile (
            number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL,
            digest TEXT NOT NULL UNIQUE, document TEXT NOT NULL, keeper TEXT NOT NULL,
            time TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP);
          CREATE TABLE ranking (
            number INTEGER PRIMARY KEY,
            profile TEXT NOT NULL REFERENCES profile (digest) ON DELETE CASCADE,
            edition TEXT NOT NULL, rules TEXT NOT NULL, engine TEXT NOT NULL, json TEXT NOT NULL,
            time TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
            UNIQUE (profile, rules, engine));
          CREATE TABLE act (
            number INTEGER PRIMARY KEY, person TEXT NOT NULL, kind TEXT NOT NULL,
            name TEXT NOT NULL, digest TEXT NOT NULL,
            time TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP);
          """)
    }
    migrator.registerMigration("2") { database in
      try database.execute(
        sql: """
          CREATE TABLE feedback (
            number INTEGER PRIMARY KEY, service TEXT NOT NULL, card TEXT NOT NULL,
            outcome TEXT NOT NULL, reason TEXT, time TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP);
          """)
    }
    return migrator
  }

  /// Reads what is kept.
  func reading<Value: Sendable>(
    _ body: @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    do {
      return try await database.read(body)
    } catch {
      throw StoreError(error, at: path)
    }
  }

  /// Changes what is kept, all of it or nothing.
  func changing<Value: Sendable>(
    _ body: @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    do {
      return try await database.write(body)
    } catch {
      throw StoreError(error, at: path)
    }
  }

  /// Keeps a profile with its ranking; of one that is kept already the ranking only.
  ///
  /// - Throws: ``StoreError`` where it can't be kept.
  func keep(
    _ name: String, document: String, _ ranking: KeptRanking, by person: String
  ) async throws(StoreError) {
    try await changing { database in
      try database.execute(
        sql: """
          INSERT INTO profile (name, digest, document, keeper) VALUES (?, ?, ?, ?)
          ON CONFLICT (digest) DO NOTHING
          """, arguments: [name, ranking.profile, document, person])
      try database.execute(
        sql: """
          INSERT INTO ranking (profile, edition, rules, engine, json) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (profile, rules, engine) DO NOTHING
          """,
        arguments: [
          ranking.profile, ranking.edition, ranking.rules, ranking.engine, ranking.json,
        ])
      try Self.record(.kept, name, ranking.profile, by: person, database)
    }
  }

  /// What is kept, the last first.
  func entries() async throws(StoreError) -> [Entry] {
    try await reading { database in
      try Entry.fetchAll(database, sql: "SELECT * FROM profile ORDER BY number DESC")
    }
  }

  /// A profile that is kept; nil where there is none.
  ///
  /// What is done with it is recorded.
  func entry(
    _ number: Int64, for kind: Act.Kind, by person: String
  ) async throws(StoreError) -> Entry? {
    try await changing { database in
      try Self.entry(number, for: kind, by: person, database)
    }
  }

  /// Deletes a profile with its rankings; that it was there and who deleted it stays.
  func delete(_ number: Int64, by person: String) async throws(StoreError) {
    try await changing { database in
      _ = try Self.entry(number, for: .deleted, by: person, database)
      try database.execute(sql: "DELETE FROM profile WHERE number = ?", arguments: [number])
    }
  }

  private static func entry(
    _ number: Int64, for kind: Act.Kind, by person: String, _ database: Database
  ) throws -> Entry? {
    guard
      let entry = try Entry.fetchOne(
        database, sql: "SELECT * FROM profile WHERE number = ?", arguments: [number])
    else { return nil }
    try record(kind, entry.name, entry.digest, by: person, database)
    return entry
  }

  /// What was done with what is kept, the last first.
  func acts() async throws(StoreError) -> [Act] {
    try await reading { database in
      try Act.fetchAll(database, sql: "SELECT * FROM act ORDER BY number DESC LIMIT 500")
    }
  }

  /// How many rankings are kept.
  func rankings() async throws(StoreError) -> Int {
    try await reading { database in
      try Int.fetchOne(database, sql: "SELECT count(*) FROM ranking") ?? 0
    }
  }

  private static func record(
    _ kind: Act.Kind, _ name: String, _ digest: String, by person: String, _ database: Database
  ) throws {
    try database.execute(
      sql: "INSERT INTO act (person, kind, name, digest) VALUES (?, ?, ?, ?)",
      arguments: [person, kind.rawValue, name, digest])
  }
}

/// Why nothing can be kept.
public enum StoreError: Error {
  /// There is no such folder, and none can be made.
  case noFolder(String)
  /// Others may look into the folder.
  case openFolder(String)
  /// The file can't be made or read.
  case noFile(String)
  /// The database in the file can't be used, with what SQLite says.
  case noDatabase(String, reason: String)

  /// What was said of the database in a file: the message of SQLite alone, which quotes no value.
  fileprivate init(_ error: any Error, at file: String) {
    self = .noDatabase(file, reason: (error as? DatabaseError)?.message ?? "\(type(of: error))")
  }

  /// The error in words, lower case and without a full stop.
  public var message: String {
    switch self {
    case .noFolder(let folder): "`\(folder)` is no folder, and none can be made there"
    case .openFolder(let folder): "others may look into `\(folder)`; `chmod 700` closes it"
    case .noFile(let file): "`\(file)` can't be read and written"
    case .noDatabase(let file, let reason): "the database `\(file)` can't be used: \(reason)"
    }
  }
}

#endif
