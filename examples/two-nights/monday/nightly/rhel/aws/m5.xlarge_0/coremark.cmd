#!/bin/bash
/home/ec2-user/workloads/coremark-wrapper-2.6/coremark/coremark_run --run_user ec2-user --home_parent /home --iterations 1 --tuned_setting tuned_virtual-guest_sys_file_none --host_config "m5.xlarge" --sysname "m5.xlarge" --sys_type aws --iterations 2
