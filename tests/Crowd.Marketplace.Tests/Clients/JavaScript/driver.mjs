// Reads calls as JSON lines on standard input, makes them with Amazon's SDK, answers with JSON lines.
// Arguments: the endpoint, the access key, the secret.
import { createInterface } from "node:readline";
import * as sdk from "@aws-sdk/client-mturk";

const [endpoint, accessKeyId, secretAccessKey] = process.argv.slice(2);
const client = new sdk.MTurkClient({ region: "us-east-1", endpoint, credentials: { accessKeyId, secretAccessKey }, maxAttempts: 1 });

// what the SDK wants as a Date comes as seconds
const dated = (input) => ("ExpireAt" in input ? { ...input, ExpireAt: new Date(input.ExpireAt * 1000) } : input);

for await (const line of createInterface({ input: process.stdin })) {
  const { operation, input } = JSON.parse(line);
  let answer;
  try {
    const { $metadata, ...output } = await client.send(new sdk[`${operation}Command`](dated(input)));
    answer = { output };
  } catch (e) {
    answer = { error: e.name, code: e.TurkErrorCode, message: e.message };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
