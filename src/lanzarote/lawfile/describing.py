"""A schema with what is said of each key, and a rendering of it for editors; all three accept the same files.

The schema that validates chooses between forms by `if`, which gives one clear error; editors complete what stands under
`anyOf`, and show what is said of each word.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lanzarote.lawfile.document import read
from lanzarote.lawfile.words import LAW_KEYS, articles_with, kinds_with, of_element, of_key, of_words

Schema = dict[str, Any]
Keys = tuple[str, ...]
See = Callable[[Keys, Schema], Schema]
"""What becomes of a part of a schema, which stands under these keys."""

_EXAMPLE = re.compile(r"such as (\{.*\})|“([^”]+: [^”]*)”")


def identified(schema: Schema, name: str, version: str) -> Schema:
    """The schema with an identifier that holds the version."""
    return {"$schema": schema["$schema"], "$id": f"urn:lanzarote:{name}:{version}"} | schema


def described(schema: Schema, keys: str = LAW_KEYS) -> Schema:
    """The schema with what is said of each key as its description, and how it is written."""

    def at_key(path: Keys, part: Schema) -> Schema:
        return part | {"description": " ".join([of_key(path, keys), *_how(part)])}

    return _walked(schema, (), at_key, lambda _, part: part)


def _how(part: Schema) -> list[str]:
    """How a part is written, from what is said where something else stands."""
    hint = part.get("description", "")
    if example := _EXAMPLE.search(hint):
        return [f"For example: {example[1] or example[2]}"]
    return [f"{hint[:1].upper()}{hint[1:].rstrip('.')}."] if hint else []


def for_editors(schema: Schema, keys: str = LAW_KEYS) -> Schema:
    """A described schema, rendered so that editors complete every word and explain it."""
    snippets = read(Path(__file__).with_name("snippets.yaml")).value[keys]

    def at_key(path: Keys, part: Schema) -> Schema:
        told = part["description"]
        part = _with_elements(part) if path == ("provisions", "elements") else part
        if offered := snippets.get(" ".join(path)):
            part = _offering(part, offered)
        return part | {"description": told} | _shown(_title(path), told)

    found = _walked(schema, (), at_key, _choosable)
    return found | {"definitions": {name: _undescribed(part) for name, part in found["definitions"].items()}}


def _undescribed(part: Schema) -> Schema:
    """A part that says nothing of its own, nor do its forms: an editor would show it beside what is said of the key."""
    forms = {"anyOf": [_undescribed(each) for each in part["anyOf"]]} if "anyOf" in part else {}
    return {word: value for word, value in part.items() if word != "description"} | forms


def _shown(title: str, sentence: str) -> Schema:
    """What an editor shows of a part; an example is shown as code."""
    told, example, code = sentence.partition("For example: ")
    return {"title": title, "markdownDescription": f"{told}{example}`{code}`" if code else told}


def _title(path: Keys) -> str:
    kinds = ", ".join(kinds_with(path[-1])) if path[0] in ("condition", "facts") else ""
    return f"{path[-1]} ({kinds})" if kinds else path[-1]


def _choosable(path: Keys, part: Schema) -> Schema:
    """Forms to choose from instead of conditions, a list last, and what is said of each word.

    An editor tells what is wrong by the first form that comes nearest, so a word among them speaks for all.
    """
    if "if" in part:
        forms = sorted((part["then"], part["else"]), key=lambda form: form.get("type") == "array")
        told = [_undescribed(form) | (_said_where_wrong(form) if "enum" in form else {}) for form in forms]
        return {word: value for word, value in part.items() if word not in ("if", "then", "else")} | {"anyOf": told}
    if "enum" in part:
        return part | {"markdownEnumDescriptions": of_words(path, part["enum"])}
    return part | {"patternErrorMessage": part["description"]} if "pattern" in part else part


def _said_where_wrong(form: Schema) -> Schema:
    return {"errorMessage": f"Write {form['description']}."} if "description" in form else {}


def _with_elements(part: Schema) -> Schema:
    """The elements of the Convention by their names, beside those with names of their own."""
    element, known = part["additionalProperties"], {}
    for name, articles in articles_with().items():
        sentence, numbers = of_element(name), dict.fromkeys(article.partition("§")[0] for article in articles)
        known[name] = element | {"description": sentence} | _shown(f"{name} ({', '.join(numbers)})", sentence)
    return part | {"properties": known}


def _offering(part: Schema, snippets: list[Any]) -> Schema:
    """The part with snippets where its mapping is."""
    if part.get("type") == "object":
        return part | {"defaultSnippets": snippets}
    inside = {word: _offering(part[word], snippets) for word in ("items",) if word in part}
    several = {word: [_offering(each, snippets) for each in part[word]] for word in ("anyOf",) if word in part}
    return part | inside | several


def _walked(part: Schema, path: Keys, at_key: See, at_each: See) -> Schema:
    """The schema with what becomes of its parts, from the innermost outwards; of the part under a key, once more."""
    found: Schema = {}
    for word, inside in part.items():
        match word:
            case "properties":
                found[word] = {
                    key: at_key((*path, key), _walked(each, (*path, key), at_key, at_each))
                    for key, each in inside.items()
                }
            case "definitions":
                found[word] = {key: _walked(each, (key,), at_key, at_each) for key, each in inside.items()}
            case "then" | "else" | "items" | "additionalProperties" if isinstance(inside, dict):
                found[word] = _walked(inside, path, at_key, at_each)
            case "anyOf":
                found[word] = [_walked(each, path, at_key, at_each) for each in inside]
            case _:
                found[word] = inside
    return at_each(path, found)
