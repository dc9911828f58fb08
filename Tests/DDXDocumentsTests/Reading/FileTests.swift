import DDXCore
import DDXDocuments
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct `A file` {
  @Test func `that is not there is reported by its path`() {
    let found = Samples.faults { () throws(DocumentFaults) in
      try DocumentFile.read(path: "no/such/file.xml")
    }
    #expect(
      found.text
        == "no/such/file.xml: error: there is no such file [DDX0001]\n   help: check the path")
  }

  @Test func `that is a directory is reported`() {
    let found = Samples.faults { () throws(DocumentFaults) in
      try DocumentFile.read(path: repository)
    }
    #expect(found.map(\.id) == ["DDX0002"])
  }

  @Test func `is read whole`() throws {
    let path = "\(repository)/Profiles/vocabulary/2026.2.xml"
    let file = try DocumentFile.read(path: path)
    #expect(file.count > 100_000)
    #expect(try DocumentReader.vocabulary(file).value.digest == Shipped.vocabulary().digest)
  }

  @Test func `that never ends is not read to its end`() {
    let found = Samples.faults { () throws(DocumentFaults) in
      try DocumentFile.read(path: "/dev/zero")
    }
    #expect(found.map(\.id) == ["DDX0005"])
  }

  @Test func `that may not be read is reported`() throws {
    // The superuser may read everything.
    guard geteuid() != 0 else { return }
    let found = Samples.faults { () throws(DocumentFaults) in
      try DocumentFile.read(path: "/etc/shadow")
    }
    #expect(found.map(\.id) == ["DDX0003"])
  }
}
