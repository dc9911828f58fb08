import Mustache

extension ChartPicture: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "title": title
    case "style": style
    case "width": fixed(Self.width, 0)
    case "height": fixed(Self.height, 0)
    case "frame": frame
    case "xTitle": x.title
    case "xTitleX": fixed((Self.left + Self.width - Self.right) / 2, 1)
    case "xTitleY": fixed(Self.height - 8, 1)
    case "yTitle": y.title
    case "yTitleX": fixed(-(Self.top + Self.height - Self.bottom) / 2, 1)
    case "xMarks":
      x.marks.map { mark in
        Label(
          x: across(mark), y: Self.height - Self.bottom + 16, text: fixed(mark, x.decimals),
          anchor: "middle")
      }
    case "yMarks":
      y.marks.map { mark in
        Label(x: Self.left - 6, y: down(mark) + 4, text: fixed(mark, y.decimals), anchor: "end")
      }
    case "lines": lines.map { Path(kind: $0.kind.rawValue, data: path($0.places)) }
    case "points": points.map { Dot(point: $0, picture: self) }
    default: nil
    }
  }

  /// The two axes, as one path.
  private var frame: String {
    path([
      (x.range.lowerBound, y.range.upperBound), (x.range.lowerBound, y.range.lowerBound),
      (x.range.upperBound, y.range.lowerBound),
    ])
  }

  private func path(_ places: [(x: Double, y: Double)]) -> String {
    places.enumerated().map { index, place in
      "\(index == 0 ? "M" : "L")\(fixed(across(place.x), 1)) \(fixed(down(place.y), 1))"
    }.joined(separator: " ")
  }

  /// A number beside an axis.
  private struct Label: MustacheParent {
    let x: Double
    let y: Double
    let text: String
    let anchor: String

    func child(named name: String) -> Any? {
      switch name {
      case "x": fixed(x, 1)
      case "y": fixed(y, 1)
      case "text": text
      case "anchor": anchor
      default: nil
      }
    }
  }

  /// A line.
  private struct Path: MustacheParent {
    let kind: String
    let data: String

    func child(named name: String) -> Any? {
      switch name {
      case "kind": kind
      case "data": data
      default: nil
      }
    }
  }

  /// A point with its interval and its label.
  private struct Dot: MustacheParent {
    let point: Point
    let picture: ChartPicture

    func child(named name: String) -> Any? {
      switch name {
      case "x": fixed(picture.across(point.x), 1)
      case "y": fixed(picture.down(point.y), 1)
      case "labelX": fixed(picture.across(point.x) + 8, 1)
      case "labelY": fixed(picture.down(point.y) + 4, 1)
      case "label": point.label
      case "key": point.isKey
      case "interval":
        point.interval.map { interval in
          "M\(fixed(picture.across(point.x), 1)) \(fixed(picture.down(interval.lowerBound), 1)) "
            + "L\(fixed(picture.across(point.x), 1)) \(fixed(picture.down(interval.upperBound), 1))"
        }
      default: nil
      }
    }
  }
}
