"""``croissant.json``: the release in MLCommons' Croissant 1.0, as JSON-LD."""

from __future__ import annotations

from typing import Any

_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_FORMATS = {
    "parquet": "application/x-parquet",
    "jsonl": "application/zstd",
    "text": "application/zstd",
}
COLUMNS = {
    "id": "sc:Text",
    "revision": "sc:Integer",
    "outlet": "sc:Text",
    "kind": "sc:Text",
    "language": "sc:Text",
    "title": "sc:Text",
    "lead": "sc:Text",
    "text": "sc:Text",
    "published": "sc:Text",
    "published_on": "sc:Date",
    "canonical_url": "sc:URL",
    "duplicate_of": "sc:Text",
}
"""Plain columns of the Parquet files that the record set describes."""


def describe(manifest: dict[str, Any], files: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the Croissant description of the release that `manifest` describes.

    `files` are its data files, as `manifest.list_files` gives them.
    """
    data = [file for file in files if "articles" in file]
    described: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "Vietnamese provincial news",
        "description": f"{manifest['articles']} articles of Vietnam's provincial press",
        "version": "1.0.0",
        "license": "Copyright of the publishers; see README.md",
        "url": "https://schema.org/Dataset",
        "inLanguage": list(manifest["languages"]),
        "distribution": [
            {
                "@type": "cr:FileObject",
                "@id": file["path"],
                "name": file["path"],
                "contentUrl": file["path"],
                "contentSize": f"{file['bytes']} B",
                "encodingFormat": _FORMATS[file["path"].partition("/")[0]],
                "sha256": file["sha256"],
            }
            for file in data
        ],
    }
    if manifest["as_of"]:
        described["datePublished"] = manifest["as_of"]
    parquet = [file for file in data if file["path"].startswith("parquet/")]
    if parquet:
        described["distribution"].append(
            {
                "@type": "cr:FileSet",
                "@id": "parquet-files",
                "name": "parquet-files",
                "containedIn": [{"@id": file["path"]} for file in parquet],
                "encodingFormat": _FORMATS["parquet"],
                "includes": "parquet/*.parquet",
            }
        )
        described["recordSet"] = [
            {
                "@type": "cr:RecordSet",
                "@id": "articles",
                "name": "articles",
                "field": [
                    {
                        "@type": "cr:Field",
                        "@id": f"articles/{name}",
                        "name": name,
                        "dataType": kind,
                        "source": {
                            "fileSet": {"@id": "parquet-files"},
                            "extract": {"column": name},
                        },
                    }
                    for name, kind in COLUMNS.items()
                ],
            }
        ]
    return described
