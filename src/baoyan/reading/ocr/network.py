"""A network on this machine's processor: OpenVINO where it is, else ONNX Runtime. Nothing leaves the machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

Run = Callable[[np.ndarray], list[np.ndarray]]
"""Takes one array and gives all outputs of the network."""


def network(file: Path, threads: int = 1, best: int | None = None) -> Run:
    """The network in an ONNX file, ready to run.

    Args:
        file: the ONNX file.
        threads: processor threads it may use.
        best: give, instead of the scores of all classes (last axis), the highest `best` of them and their classes.
    """
    runtime = _openvino()
    return _with_openvino(runtime, file, threads, best) if runtime else _with_onnxruntime(file, threads, best)


def engine_name() -> str:
    """Which runtime runs the networks, and its version."""
    runtime = _openvino()
    if runtime:
        return f"openvino {runtime.__version__.split('-')[0]}"
    import onnxruntime

    return f"onnxruntime {onnxruntime.__version__}"


def _openvino() -> Any:
    """The OpenVINO package, kept from telling its makers that it is used; None where it cannot be loaded."""
    if "openvino" not in sys.modules:
        # A module that is None cannot be imported: OpenVINO then works with a stand-in that sends nothing.
        sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]
    try:
        import openvino
    except (ImportError, OSError):
        return None
    return openvino


def _with_openvino(runtime: Any, file: Path, threads: int, best: int | None) -> Run:
    core = runtime.Core()
    model = core.read_model(file)
    if best is not None:
        from openvino import opset13

        scores = model.outputs[0].get_node().input_value(0)
        top = opset13.topk(scores, opset13.constant(best, dtype=np.int32), -1, "max", "value")
        model = runtime.Model([top.output(0), top.output(1)], model.get_parameters())
    compiled = core.compile_model(model, "CPU", {"INFERENCE_NUM_THREADS": threads})
    request = compiled.create_infer_request()

    def run(values: np.ndarray) -> list[np.ndarray]:
        found = request.infer([values])
        return [np.array(found[k]) for k in range(len(compiled.outputs))]

    return run


def _with_onnxruntime(file: Path, threads: int, best: int | None) -> Run:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name

    def run(values: np.ndarray) -> list[np.ndarray]:
        outputs = session.run(None, {name: values})
        return outputs if best is None else _best(outputs[0], best)

    return run


def _best(scores: np.ndarray, count: int) -> list[np.ndarray]:
    """The highest `count` scores of the last axis and their places, in falling order."""
    part = np.argpartition(scores, -count, axis=-1)[..., -count:]
    value = np.take_along_axis(scores, part, axis=-1)
    order = np.argsort(-value, axis=-1)
    return [np.take_along_axis(value, order, axis=-1), np.take_along_axis(part, order, axis=-1)]
