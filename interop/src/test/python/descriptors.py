# SPDX-License-Identifier: Apache-2.0
"""Writes the descriptors of the SDK's messages, as a FileDescriptorSet. Argument: the file to write."""
import sys

from google.protobuf import descriptor_pb2
from google.protobuf.descriptor import FileDescriptor
from xai_sdk import proto

files = {}


def add(file):
    """A file comes after those that it imports."""
    if file.name not in files:
        for imported in file.dependencies:
            add(imported)
        files[file.name] = file.serialized_pb


for module in vars(proto).values():
    if isinstance(getattr(module, "DESCRIPTOR", None), FileDescriptor):
        add(module.DESCRIPTOR)

descriptors = descriptor_pb2.FileDescriptorSet()
for serialized in files.values():
    descriptors.file.add().MergeFromString(serialized)
with open(sys.argv[1], "wb") as out:
    out.write(descriptors.SerializeToString())
