/// The numbers of the names of one parse.
///
/// The parser gives the same pointer for the same name, so a name is read once.
struct NameTable {
  private struct Entry {
    var pointer: UnsafePointer<UInt8>?
    var number = 0
  }

  /// A table with open places; its size is a power of two.
  private var entries = [Entry](repeating: Entry(), count: 128)
  private var count = 0

  /// The number of a name, which is added to the tree where it is new.
  mutating func number(of name: UnsafePointer<UInt8>, _ builder: inout TreeBuilder) -> Int {
    let place = place(of: name)
    if entries[place].pointer != nil { return entries[place].number }
    let number = builder.addName(String(cString: name))
    entries[place] = Entry(pointer: name, number: number)
    count += 1
    if count * 2 > entries.count { grow() }
    return number
  }

  /// The place of a name, or the first one free.
  private func place(of name: UnsafePointer<UInt8>) -> Int {
    // Pointers differ in their middle bits.
    let bits = UInt(bitPattern: name)
    var place = Int(truncatingIfNeeded: bits ^ bits >> 7) & (entries.count - 1)
    while let pointer = entries[place].pointer, pointer != name {
      place = (place + 1) & (entries.count - 1)
    }
    return place
  }

  private mutating func grow() {
    let old = entries
    entries = [Entry](repeating: Entry(), count: old.count * 2)
    for entry in old {
      if let pointer = entry.pointer { entries[place(of: pointer)] = entry }
    }
  }
}
