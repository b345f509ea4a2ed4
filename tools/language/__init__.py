"""The counts behind `baoyan.reading.language`: made from dictionaries and models that packages of registries carry."""
