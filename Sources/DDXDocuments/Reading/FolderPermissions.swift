#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Who may do what with a folder.
///
/// It is asked for here, where no module of a server declares `stat(2)` as its own.
package struct FolderPermissions {
  /// Whether anybody but its owner may read, write or look into it.
  package let areForOthers: Bool

  /// Asks for those of a folder; nil where there is none.
  package init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
    areForOthers = status.st_mode & 0o077 != 0
  }
}
