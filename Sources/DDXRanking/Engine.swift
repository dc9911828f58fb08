/// The program that makes rankings.
public enum Engine {
  /// Its version, `major.minor.patch`; every saved ranking names it.
  public static let version = "0.1.0"
}
