// Mocha's dots, its failures, and one plain last line: `N passed, N failed`.
const { reporters } = require("mocha");

module.exports = class CountingReporter extends reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    runner.once("end", () => process.stdout.write(`\n${this.stats.passes} passed, ${this.stats.failures} failed\n`));
  }
};
