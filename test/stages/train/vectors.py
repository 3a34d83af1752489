"""What the Python says of the vectors on stdin: the same as the TypeScript, or a test fails."""

import json
import sys

from gristmill_trainer.order import draw_seed, first_weights, learning_rate, order_keys, permute

asked, answers = json.load(sys.stdin), {}
answers["keys"] = [order_keys(*draw) for draw in asked["keys"]]
answers["permuted"] = [[permute(at, samples, keys) for at in range(min(samples, 40))] for samples, keys in asked["permuted"]]
answers["rates"] = [[learning_rate(rate, step).hex() for step in range(steps)] for rate, steps in asked["rates"]]
answers["seeds"] = [draw_seed(*place) for place in asked["seeds"]]
answers["weights"] = [first_weights(seed, name, deviation, count).tobytes().hex() for seed, name, deviation, count in asked["weights"]]
print(json.dumps(answers))
