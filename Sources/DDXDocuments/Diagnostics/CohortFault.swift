/// The faults of a cohort, or of a stream, outside its profiles.
public enum CohortFault: Hashable, Sendable {
  /// It ends before its end tag.
  case endsEarly
  /// It holds no profile.
  case empty
  /// Text between two profiles.
  case text
  /// An end tag of nothing that is open.
  case endTag
  /// An attribute of its first tag that is no namespace.
  case attribute(name: String)
  /// Something behind it.
  case trailing
  /// A line that should say how long the profile behind it is.
  case length
  /// A stream that ends within a profile.
  case cutShort

  var number: Int {
    switch self {
    case .endsEarly: 210
    case .empty: 211
    case .text: 212
    case .endTag: 213
    case .attribute: 214
    case .trailing: 215
    case .length: 216
    case .cutShort: 217
    }
  }

  /// The fault in words.
  func words(_ values: ValueWords) -> Words {
    switch self {
    case .endsEarly:
      Words(
        "the cohort ends without `</cohort>`",
        help: "the end of the document may have been lost, with some of its profiles")
    case .empty:
      Words("the cohort holds no profile", help: "put the elements `profile` into it")
    case .text:
      Words("there is text between the profiles", help: "remove it; a cohort holds only profiles")
    case .endTag:
      Words(
        "there is an end tag between the profiles", help: "remove it; no element is open here")
    case .attribute(let name):
      Words(
        "a cohort has no attribute \(values.quoted(name, or: "but namespaces"))",
        help: "remove it; data of patients belong in their profiles")
    case .trailing:
      Words(
        "there is content after the end of the cohort", help: "put every profile before `</cohort>`"
      )
    case .length:
      Words(
        "this is not the length of a profile, so the rest can't be read",
        help: "write its bytes in decimal, then a space and the name of its file if there is one")
    case .cutShort:
      Words("the input ends within a profile", help: "its length may be wrong")
    }
  }
}
