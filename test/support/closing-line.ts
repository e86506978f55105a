import type { Reporter, TestModule } from "vitest/node";

/**
 * Prints which tests passed only at a second try, and then the line that CI reads: `N passed, N failed, N skipped`. Vitest's own
 * summary has another shape.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0 };
    const again: string[] = [];
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed" && (test.diagnostic()?.retryCount ?? 0) > 0)
          again.push(`${module.relativeModuleId}: ${test.fullName}`);
        if (state === "passed" || state === "failed") count[state] += 1;
        else count.skipped += 1;
      }
      if (module.state() === "failed" && [...module.children.allTests()].length === 0) count.failed += 1;
    }
    if (again.length > 0) console.log(`\nPassed only at a second try:\n${again.map((name) => `  ${name}`).join("\n")}`);
    console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  }
}
