/** Stands for `agentkeepalive`: fhir-kit-client makes agents and hands them to `fetch`, which a browser ignores. */
function NoAgent(): void {}
NoAgent.HttpsAgent = NoAgent;

export default NoAgent;
