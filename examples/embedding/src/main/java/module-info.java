/** A program that embeds Zathras. */
module com.example.embedding {
  requires io.zathras.exporter.horreum;
  requires io.zathras.pipeline;
}
