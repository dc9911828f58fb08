"""Documents with something changed in them, drawn by a seed."""

import json
import re
import xml.etree.ElementTree as ElementTree

# What stands where something else should, or is at the edge of what may.
ODD = [
    "", " ", "0", "-0", "-1", "1", "100", "101", "0.5", "1.5", "1e308", "1e309", "5e-324", "NaN", "INF",
    "-INF", "9223372036854775808", "99999999999999999999999", "0.1000000000000000055511151231257827",
    "+1", "1,5", "0x10", "１２", "٣", "1\u00a0000", "2026-02-30", "0000-01-01", "9999-12-31", "-2026-01-01",
    "2026-05-10T12:00:00+14:00", "P-1Y", "P99999999999Y", "PT0S", "P", "true", "null", "present", "absent",
    "left", "left left", "L4-5", "L5-S1 L4-5", "a.b", "..", "/", "a" * 5000, "\u202e", "\u0085", "\ufffe",
    "e\u0301", "\U0001f9b4", "&#1;", "]]>", "{{a}}", "%s%n", "$(id)", "other", "ddx@2026.2",
]


def mutate(content, chance, kind):
    """One to four changes of a document: of its tree where it is `xml` or `json`, or of its bytes."""
    for _ in range(chance.choice([1, 1, 1, 2, 2, 3, 4])):
        way = chance.choice([kind, kind, "bytes"])
        try:
            content = {"xml": tree, "json": value, "bytes": some_bytes, "text": words}[way](
                content, chance
            )
        except (ElementTree.ParseError, LookupError, ValueError, RecursionError):
            # It is no such document any longer.
            content = some_bytes(content, chance)
    return content


def tree(content, chance):
    """Changes an element or an attribute of XML."""
    name = re.search(rb'xmlns="([^"]*)"', content)
    if name:
        ElementTree.register_namespace("", name[1].decode())
    root = ElementTree.fromstring(content)
    parents = {child: parent for parent in root.iter() for child in parent}
    every = list(root.iter())
    with_attributes = [element for element in every if element.attrib]
    one = chance.choice(every)
    parent = parents.get(one)
    way = chance.randrange(10)
    if way < 4 and with_attributes:
        one = chance.choice(with_attributes)
        key = chance.choice(list(one.attrib))
        # The name of a document is shown, so no value may come to stand there.
        if way == 0:
            one.set(key, chance.choice(ODD))
        elif way == 1:
            del one.attrib[key]
        elif way == 2 and key != "id":
            other = chance.choice(with_attributes)
            one.set(key, chance.choice(list(other.attrib.values())))
        else:
            text = one.get(key)
            place = chance.randrange(len(text) + 1)
            one.set(key, text[:place] + chance.choice(ODD)[:50] + text[place + chance.randrange(2):])
    elif way == 4 and parent is not None:
        parent.remove(one)
    elif way == 5 and parent is not None:
        parent.insert(chance.randrange(len(parent) + 1), one)
    elif way == 6:
        chance.choice(every).append(ElementTree.fromstring(ElementTree.tostring(one)))
    elif way == 7:
        one.tag = chance.choice(every).tag
    elif way == 8:
        one.text = (one.text or "") + chance.choice(ODD)
    else:
        one.set(chance.choice(["side", "level", "date", "id", "n", "code", "a"]), chance.choice(ODD))
    return ElementTree.tostring(root)


def value(content, chance):
    """Changes a member or an entry of JSON."""
    whole = json.loads(content)
    places = []

    def collect(holder):
        for key in holder if isinstance(holder, dict) else range(len(holder)):
            places.append((holder, key))
            if isinstance(holder[key], (dict, list)):
                collect(holder[key])

    if isinstance(whole, (dict, list)):
        collect(whole)
    if not places:
        return json.dumps(chance.choice(ODD)).encode()
    holder, key = chance.choice(places)
    way = chance.randrange(7)
    if way == 0:
        del holder[key]
    elif way == 1:
        other, name = chance.choice(places)
        holder[key] = other[name]
    elif way == 2:
        holder[key] = chance.choice([None, True, 0, -1, 1e308, 0.5, 2**70, [], {}, [[]], "", [None]])
    elif way == 3:
        holder[key] = chance.choice(ODD)
    elif way == 4 and isinstance(holder, list):
        holder.insert(key, holder[key])
    elif way == 5 and isinstance(holder, dict):
        holder[chance.choice(ODD[20:])] = holder[key]
    else:
        holder[key] = [holder[key]]
    # What holds itself can't be written down; dumps says so with ValueError.
    return json.dumps(whole, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")


def words(content, chance):
    """Changes a field, a line or a letter of a text."""
    lines = content.decode("utf-8", "replace").split("\n")
    place = chance.randrange(len(lines))
    way = chance.randrange(4)
    if way == 0:
        fields = re.split(r"([,\t=@ ])", lines[place])
        fields[chance.randrange(len(fields))] = chance.choice(ODD)
        lines[place] = "".join(fields)
    elif way == 1:
        del lines[place]
    elif way == 2:
        lines.insert(place, chance.choice(lines))
    else:
        lines[place] += chance.choice([",", '"', "\r", "=", "@", ";", chance.choice(ODD)])
    return "\n".join(lines).encode()


def some_bytes(content, chance):
    """Changes, takes out, doubles or cuts off some bytes."""
    if not content:
        return chance.choice(ODD).encode()
    place = chance.randrange(len(content))
    length = chance.choice([1, 1, 2, 8, 100])
    way = chance.randrange(6)
    if way == 0:
        return content[:place] + bytes([chance.randrange(256)]) + content[place + 1:]
    if way == 1:
        return content[:place] + content[place + length:]
    if way == 2:
        return content[:place] + content[place:place + length] * chance.choice([2, 50]) + content[place:]
    if way == 3:
        return content[:place]
    if way == 4:
        return content[:place] + chance.choice(ODD).encode() + content[place:]
    other = chance.randrange(len(content))
    return content[:place] + content[other:other + length] + content[place + length:]
