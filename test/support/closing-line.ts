import type { Reporter, TestModule } from "vitest/node";

/** Why a try failed: enough to know it by. */
const firstLines = ({ message }: { readonly message: string }): string =>
  `  ${message.slice(0, 600).replaceAll("\n", "\n    ")}`;

/**
 * Prints which tests passed only at a later try and why, and then the line that CI reads: `N passed, N failed, N skipped`. Vitest's own
 * summary has another shape.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0 };
    const again: string[] = [];
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state, errors = [] } = test.result();
        if (state === "passed" && (test.diagnostic()?.retryCount ?? 0) > 0)
          again.push(`${module.relativeModuleId}: ${test.fullName}`, ...errors.map(firstLines));
        if (state === "passed" || state === "failed") count[state] += 1;
        else count.skipped += 1;
      }
      if (module.state() === "failed" && [...module.children.allTests()].length === 0) count.failed += 1;
    }
    if (again.length > 0) console.log(`\nPassed only at a later try:\n${again.map((name) => `  ${name}`).join("\n")}`);
    console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  }
}
