// Runs a model with one float input as often as a line on standard input says, and answers with the milliseconds that it took.
// Arguments: the folder that onnxruntime-node is installed in, the model, the file with the input, its dimensions.
const { createRequire } = require('module');
const fs = require('fs');
const path = require('path');
const readline = require('readline');

const [folder, model, input, ...dimensions] = process.argv.slice(2);
const ort = createRequire(path.join(folder, 'package.json'))('onnxruntime-node');

async function main() {
  const session = await ort.InferenceSession.create(model, { intraOpNumThreads: 1, graphOptimizationLevel: 'all' });
  const bytes = fs.readFileSync(input);
  const data = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const feeds = { [session.inputNames[0]]: new ort.Tensor('float32', data, dimensions.map(Number)) };
  const output = (await session.run(feeds))[session.outputNames[0]];
  console.log(Array.from(output.data).join(' '));
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const start = process.hrtime.bigint();
    for (let i = Number(line); i > 0; i--) {
      await session.run(feeds);
    }

    console.log(Number(process.hrtime.bigint() - start) / 1e6);
  }
}

main();
