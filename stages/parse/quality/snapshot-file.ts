// Answers that a test once recorded and compares with ever since: nobody wrote them.

const paths = /(?:^|\/)(?:__(?:image_)?snapshots__|__recordings__|(?:vcr_?)?cassettes|fixtures\/vcr[\w-]*)\/|\.snap(?:\.new)?$|\.(?:ambr|shot|approved\.\w{1,9}|received\.\w{1,9}|verified\.\w{1,9})$|(?:^|\/)snapshots\/[^/]+\.(?:snap|md|txt|json|svg)$/;

/** By where the tools put them, or by what they write first and last. */
export function isSnapshotFile(path: string, text: string): boolean {
  return paths.test(path) || /^(?:\/\/ Jest Snapshot v1|\/\/ Vitest Snapshot v1|# serializer version: \d|---\nhttp_interactions:|interactions:\n- request:)/.test(text) || /\nrecorded_with: VCR [^\n]{0,40}\n?$/.test(text.slice(-100));
}
