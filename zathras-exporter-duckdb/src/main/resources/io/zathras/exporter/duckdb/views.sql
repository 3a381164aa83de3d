CREATE OR REPLACE VIEW latest_headline AS
SELECT m.test, m.metric, m.instance_type, r.cpu_model, r.os_distribution, r.os_version,
  r.kernel_version, m.value, m.unit, m.direction, m.stddev, m.sample_count, r.status,
  r.test_timestamp, m.document_id, m.fingerprint
FROM metric m JOIN result r USING (document_id)
WHERE m.scope = 'headline'
QUALIFY row_number() OVER (
  PARTITION BY m.test, m.metric, m.unit, m.fingerprint, m.instance_type
  ORDER BY r.test_timestamp DESC NULLS LAST, m.document_id DESC) = 1;

CREATE OR REPLACE VIEW metric_trend AS
SELECT m.test, m.metric, m.instance_type, m.fingerprint, r.test_version, r.kernel_version,
  r.test_timestamp, m.value, m.unit, m.direction,
  100 * (m.value / nullif(lag(m.value) OVER (
    PARTITION BY m.test, m.metric, m.unit, m.fingerprint, m.instance_type, r.test_version
    ORDER BY r.test_timestamp, m.document_id), 0) - 1) AS change_percent,
  m.document_id
FROM metric m JOIN result r USING (document_id)
WHERE m.scope = 'headline' AND r.status <> 'FAIL'
ORDER BY m.test, m.metric, m.fingerprint, r.test_timestamp;

CREATE OR REPLACE VIEW run_point AS
SELECT document_id, test, run_key, run_name, metric, sequence,
  coalesce("timestamp", timestamp_local) AS at, configuration_id, value, unit
FROM point
ORDER BY document_id, run_key, metric, sequence;

CREATE OR REPLACE VIEW failed_result AS
SELECT r.test, r.status, r.scenario_name, r.instance_type, r.test_timestamp, d.severity, d.code,
  d.file, d.line, d.message, r.source_archive, r.document_id
FROM result r LEFT JOIN diagnostic d
  ON d.document_id = r.document_id AND d.severity IN ('ERROR', 'WARNING')
WHERE r.status <> 'PASS'
ORDER BY r.test, r.document_id, d.number;

CREATE OR REPLACE MACRO settings_that_differ(first_scenario, second_scenario) AS TABLE
WITH known AS (
  SELECT r.scenario_name, r.instance_type, s.scope, s.name,
    string_agg(DISTINCT s.text, ' | ' ORDER BY s.text) AS texts
  FROM setting s JOIN result r USING (document_id)
  WHERE s.scope <> 'run' AND r.scenario_name IN (first_scenario, second_scenario)
  GROUP BY ALL)
SELECT instance_type, scope, name,
  max(texts) FILTER (WHERE scenario_name = first_scenario) AS first_value,
  max(texts) FILTER (WHERE scenario_name = second_scenario) AS second_value
FROM known
GROUP BY instance_type, scope, name
HAVING count(DISTINCT scenario_name) = 2 AND first_value <> second_value
ORDER BY instance_type, scope, name;
