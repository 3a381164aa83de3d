/** A program that embeds Zathras. */
module com.example.embedding {
  requires io.zathras.pipeline;
}
