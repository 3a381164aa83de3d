/**
 * Brings the processors of all benchmarks along: a module that requires this one, or a runtime
 * image that contains it, has them all.
 */
module io.zathras.processors.all {
  requires io.zathras.processor.autohpl;
  requires io.zathras.processor.coremark;
  requires io.zathras.processor.coremarkpro;
  requires io.zathras.processor.fio;
  requires io.zathras.processor.hammerdb;
  requires io.zathras.processor.iozone;
  requires io.zathras.processor.linpack;
  requires io.zathras.processor.passmark;
  requires io.zathras.processor.phoronix;
  requires io.zathras.processor.pig;
  requires io.zathras.processor.pyperf;
  requires io.zathras.processor.speccpu2017;
  requires io.zathras.processor.specjbb;
  requires io.zathras.processor.streams;
  requires io.zathras.processor.uperf;
}
