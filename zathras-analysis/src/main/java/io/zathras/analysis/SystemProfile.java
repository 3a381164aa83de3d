package io.zathras.analysis;

import org.jspecify.annotations.Nullable;

/**
 * The hardware of a system, as far as it decides whether two results are comparable. Two results
 * with equal profiles are of the same kind of system. Nothing in it changes with a reboot.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param instanceType the cloud's name for the machine, for example {@code m5.xlarge}
 * @param cpuModel the processor's name
 * @param architecture for example {@code x86_64}
 * @param logicalCpus how many CPUs the system has
 * @param memoryGib the memory in GiB, rounded so that what the kernel keeps does not matter
 * @param hypervisor for example {@code KVM}; {@code null} on bare metal and where it is not known
 * @since 0.1
 */
public record SystemProfile(
    @Nullable String instanceType,
    @Nullable String cpuModel,
    @Nullable String architecture,
    @Nullable Integer logicalCpus,
    @Nullable Long memoryGib,
    @Nullable String hypervisor) {}
