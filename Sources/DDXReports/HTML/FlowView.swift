import Mustache

extension FlowPicture: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "title": title
    case "width": Self.width
    case "height": fixed(height, 0)
    case "bands": bands
    case "bars": bars
    default: nil
    }
  }
}

extension FlowPicture.Band: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "path": path
    case "same": isSame
    default: nil
    }
  }
}

extension FlowPicture.Bar: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "x": x
    case "y": fixed(y, 1)
    case "height": fixed(max(height, 1), 1)
    case "label": label
    case "labelX": isLeft ? x - 4 : x + 12
    case "labelY": fixed(y + max(height, 12) / 2 + 4, 1)
    case "anchor": isLeft ? "end" : "start"
    default: nil
    }
  }
}
